/// Model cards: what they say in words, and their pages with charts.
///
/// Takes a bundle. Gives a Markdown page and its SVG files. The page is `page.md` of the resources,
/// and the words of a model are in the file of its name beside it: to change them, change these.
@org.jspecify.annotations.NullMarked
package io.taxiapp.training.card;
