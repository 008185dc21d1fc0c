package io.taxiapp.backend.model;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.model.ModelCard;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a model made the same way did on rows it had not seen: what a back-test on a card looks
/// like, for the API document.
///
/// @param segment of the rows it was tried on; all for all of them
/// @param bias mean of predicted minus actual
/// @param coverage share of the actuals between p10 and p90
/// @param comparedWith what else was tried on the same rows
/// @param by what the rows were parted by; absent for all of them
/// @param r2 share of the actuals' variance that the predictions explain
/// @param withinOneDollar share of the predictions that are a dollar off at most; absent for
///     durations
/// @param spread of the errors; absent for parts of the rows
record ShownBackTest(
    String trainedOn,
    String triedOn,
    String segment,
    long rows,
    String unit,
    double rmse,
    double mae,
    double bias,
    double coverage,
    String comparedWith,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> by,
    @Schema(requiredMode = NOT_REQUIRED) OptionalDouble r2,
    @Schema(requiredMode = NOT_REQUIRED) OptionalDouble withinOneDollar,
    @Schema(requiredMode = NOT_REQUIRED) Optional<ModelCard.Spread> spread) {}
