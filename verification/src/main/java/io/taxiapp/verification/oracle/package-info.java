/// The oracle: which predictions must exist for what was accepted, and which a subscriber saw.
///
/// It shares with the services it judges how a message is read ([io.taxiapp.topic.EventJson]),
/// what a feature is ([io.taxiapp.model.FeatureRow]) and how a bundle is loaded and scored: these
/// have tests of their own. Their rules stand here a second time: what is predicted when, from
/// which state, and what is made of a model's outputs. A mistake made in one place would otherwise
/// be expected in the other. What is beside a value, headers, traces and times, is that of the
/// AsyncAPI document. What a model said that is not among the bundles is counted and not judged.
@NullMarked
package io.taxiapp.verification.oracle;

import org.jspecify.annotations.NullMarked;
