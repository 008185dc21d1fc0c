/// Model cards: what they say in words, and their pages with charts.
///
/// Takes a bundle. Gives a Markdown page and its SVG files.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.card;
