package io.taxiapp.verification.rider;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TripType;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rides 1 to 3 are ada's, requested in this order; ride 4 is bob's.
final class PagesExpectationTest {

  private static final List<RideRequested> REQUESTS =
      List.of(request(2, "ada"), request(1, "ada"), request(4, "bob"), request(3, "ada"));

  @Test
  void eachOfTheRidersRidesHasAPageTheLatestRequestFirst() {
    assertThat(finding("3 2 1", REQUESTS)).isEmpty();
    assertThat(
            finding(
                "3 2 1",
                List.of(request(1, "ada"), REQUESTS.get(0), REQUESTS.get(1), REQUESTS.get(3))))
        .isEmpty();
  }

  @Test
  void pagesThatGotNoAnswerAreFoundElsewhere() {
    assertThat(finding("", REQUESTS)).isEmpty();
  }

  @Test
  void aPageThatIsNoJsonIsTheLastOne() {
    assertThat(PagesExpectation.next(new Told(Call.PAGE_OF_RIDES, "", "<html>"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3 2", "2 1", "3 1", "3 2 2 1", "1 2 3", "3 2 1 4", "4 3 2 1", "3,2 1", "3 2 1 -"})
  void anyOtherPagesAreFound(String pages) {
    assertThat(finding(pages, REQUESTS).orElseThrow())
        .startsWith("the pages of the rider of " + ride(2) + ": expected [[" + ride(3));
  }

  /// @param pages parted by blanks; rides of a page by commas
  private static Optional<String> finding(String pages, List<RideRequested> requests) {
    var told =
        pages.isEmpty()
            ? List.<Told>of()
            : Arrays.stream(pages.split(" ", -1)).map(PagesExpectationTest::page).toList();
    return new PagesExpectation(requests)
        .finding(new RiderObservations(ride(2), told, List.of(), true, List.of()));
  }

  private static Told page(String numbers) {
    var page = Json.MAPPER.createObjectNode();
    var rides = page.putArray("rides");
    for (var number : numbers.replace("-", "").split(",", -1)) {
      if (!number.isEmpty()) {
        rides.addObject().put("rideId", ride(Integer.parseInt(number)).toString());
      }
    }
    return new Told(Call.PAGE_OF_RIDES, "", page.toString());
  }

  private static UUID ride(int number) {
    return new UUID(0, number);
  }

  private static RideRequested request(int number, String rider) {
    return new RideRequested(
        ride(number),
        rider,
        Instant.parse("2026-01-01T12:00:00Z").plusSeconds(number),
        74,
        138,
        Optional.empty(),
        Optional.empty(),
        1,
        PaymentMethod.CARD,
        TripType.STREET_HAIL,
        new InitialDuration(
            600, new Interval(550, 600, 800), new ModelIdentity("duration", "1", "sha256:0")));
  }
}
