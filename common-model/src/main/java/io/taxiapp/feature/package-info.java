/// What a prediction may know, and the one definition of every feature made of it.
///
/// R1. A feature has one definition, [Features], used by training and by serving.
/// R2. A feature says when it is known; a model may use none known later than it runs.
/// R3. Hour, weekday and month are New York local time.
/// R4. What is not known is `NaN`; the trees were trained with such gaps. A zone id that is not in
///     the zone table is an error.
/// R5. Lookup tables come from the bundle, so a model is always served with the tables it was
///     trained with.
///
/// Out of scope: how tables are estimated (module `model-training`), the live traffic ratio
/// (`duration-consumer`).
@org.jspecify.annotations.NullMarked
package io.taxiapp.feature;
