package io.taxiapp.backend.view;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.backend.problem.UnavailableResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The recent rides of a rider.
@ProblemResponse
@UnavailableResponse
@Controller("/rides")
final class RidePageController {

  private static final int MAX = 100;
  private static final int USUAL = 20;
  private static final int LONGEST_RIDER = 200;

  private final RideView view;

  RidePageController(RideView view) {
    this.view = view;
  }

  /// The rides of one rider in the last hours, the latest request first. There are no accounts:
  /// the rider is whom the request named.
  ///
  /// @param riderId as in the requests
  /// @param limit rides a page: 1 to 100, 20 if it is left out
  /// @param before the next of an earlier page
  @Get
  RidePage rides(
      @QueryValue(defaultValue = "") String riderId,
      @Parameter(
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
          @Nullable @QueryValue
          String limit,
      @Nullable @QueryValue String before) {
    if (!Fields.isText(riderId, LONGEST_RIDER)) {
      throw ProblemException.invalid(
          "riderId",
          Fields.textOf(LONGEST_RIDER),
          riderId.isEmpty() ? "nothing" : "'" + riderId + "'");
    }
    return view.page(
        riderId,
        Optional.ofNullable(before).map(RidePageController::place),
        limit == null ? USUAL : parse(limit));
  }

  private static RiderRides.Place place(String before) {
    return RidePage.parse(before)
        .orElseThrow(
            () -> ProblemException.invalid("before", "the next of an earlier page", before));
  }

  private static int parse(String limit) {
    if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MAX) {
      throw ProblemException.invalid("limit", "a whole number from 1 to " + MAX, limit);
    }
    return Integer.parseInt(limit);
  }
}
