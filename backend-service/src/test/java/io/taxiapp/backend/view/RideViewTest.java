package io.taxiapp.backend.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taxiapp.backend.TestRides;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RideViewTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = NOW;
  private long offset;
  private final RideView view = new RideView(Duration.ofHours(6), 2, 10_000, () -> now);

  @Test
  void anOwnEventCountsAtOnceAndOnlyOnce() {
    var ride = UUID.randomUUID();
    acknowledge(TestRides.requested(ride));
    acknowledge(TestRides.progressed(ride, 1));

    assertThat(view.get(ride).ride().orElseThrow().status()).isEqualTo(RideStatus.ON_THE_ROAD);
    assertThat(view.get(ride).after(StreamPosition.START)).isEmpty();

    read(TestRides.requested(ride));
    read(TestRides.progressed(ride, 1));
    long bytes = view.bytes();
    read(TestRides.progressed(ride, 1));
    acknowledge(TestRides.progressed(ride, 1));

    assertThat(view.get(ride).after(StreamPosition.START)).hasSize(2);
    assertThat(view.bytes()).isEqualTo(bytes);
  }

  @Test
  void theOrderOfAStreamIsTheTopicsAndNotThatOfOwnEvents() {
    var ride = UUID.randomUUID();
    acknowledge(TestRides.requested(ride));
    acknowledge(TestRides.progressed(ride, 2));
    read(TestRides.requested(ride));
    read(TestRides.progressed(ride, 1));
    read(TestRides.progressed(ride, 2));

    assertThat(view.get(ride).after(StreamPosition.START))
        .extracting(entry -> entry.read(RideMessage.class))
        .containsExactly(
            TestRides.requested(ride),
            TestRides.progressed(ride, 1),
            TestRides.progressed(ride, 2));
    assertThat(view.get(ride).ride().orElseThrow().progress().orElseThrow().sequence())
        .isEqualTo(2);
  }

  @Test
  void aPredictionBeforeItsRequestWaitsForIt() {
    var ride = UUID.randomUUID();
    read(TestRides.duration(ride, 1, 400));
    assertThat(view.find(ride)).isEmpty();

    read(TestRides.requested(ride));
    assertThat(view.get(ride).ride().orElseThrow().duration()).isPresent();
  }

  @Test
  void whileRidesMayBeMissingNobodyIsToldThatThereIsNone() {
    assertThatExceptionOfType(ViewCatchingUpException.class)
        .isThrownBy(() -> view.get(UUID.randomUUID()));

    view.catchingUp(Optional.empty());
    assertThatExceptionOfType(UnknownRideException.class)
        .isThrownBy(() -> view.get(UUID.randomUUID()));
  }

  @Test
  void whenThereAreTooManyThoseThatEndedGoFirst() {
    var first = UUID.randomUUID();
    var ended = UUID.randomUUID();
    var last = UUID.randomUUID();
    read(TestRides.requested(first));
    read(TestRides.requested(ended));
    read(TestRides.cancelled(ended));
    now = NOW.plus(Duration.ofMinutes(2));
    read(TestRides.requested(last));
    view.forget();

    assertThat(view.find(ended)).isEmpty();
    assertThat(view.find(first)).isPresent();
    assertThat(view.find(last)).isPresent();

    read(TestRides.requested(UUID.randomUUID()));
    view.forget();
    assertThat(view.size()).isEqualTo(2);
    assertThat(view.find(first)).as("the oldest, when none has ended").isEmpty();
  }

  @Test
  void whoGotNoAnswerToTheEndOfARideMayAskAgain() {
    var open = UUID.randomUUID();
    var ended = UUID.randomUUID();
    read(TestRides.requested(open));
    now = NOW.plusSeconds(10);
    read(TestRides.requested(ended));
    read(TestRides.cancelled(ended));
    read(TestRides.requested(UUID.randomUUID()));
    view.forget();

    assertThat(view.find(ended)).isPresent();
    assertThat(view.find(open)).as("the oldest, when none has ended long ago").isEmpty();
  }

  @Test
  void whenThereAreTooManyARideThatIsOnTheRoadStays() {
    var onTheRoad = UUID.randomUUID();
    var silent = UUID.randomUUID();
    read(TestRides.requested(onTheRoad));
    now = NOW.plusSeconds(10);
    read(TestRides.requested(silent));
    now = NOW.plusSeconds(20);
    acknowledge(TestRides.progressed(onTheRoad, 1));
    read(TestRides.requested(UUID.randomUUID()));
    view.forget();

    assertThat(view.find(onTheRoad)).isPresent();
    assertThat(view.find(silent)).isEmpty();
  }

  @Test
  void whenTheyTakeTooMuchMemoryThoseThatEndedGoFirst() {
    var open = UUID.randomUUID();
    var ended = UUID.randomUUID();
    read(TestRides.requested(open));
    read(TestRides.requested(ended));
    read(TestRides.cancelled(ended));
    for (int i = 1; view.bytes() <= 10_000; i++) {
      read(TestRides.progressed(open, i));
    }
    now = NOW.plus(Duration.ofMinutes(2));
    view.forget();

    assertThat(view.find(ended)).isEmpty();
    assertThat(view.find(open)).isPresent();
    assertThat(view.bytes()).isLessThanOrEqualTo(10_000);

    for (int i = 1; view.bytes() <= 10_000; i++) {
      read(TestRides.duration(open, i, 400));
    }
    view.forget();
    assertThat(view.bytes()).isZero();
  }

  @Test
  void ownEventsTakeMemoryBeforeTheyAreReadBack() {
    var many = new RideView(Duration.ofHours(6), 100, 10_000, () -> now);
    var ride = UUID.randomUUID();
    acknowledge(many, TestRides.requested(ride));
    long own = many.bytes();
    many.put(TestRides.published(TestRides.requested(ride), offset++, now));
    long readBack = many.bytes();
    assertThat(own).isGreaterThan(RideTimeline.RIDE_BYTES);

    var other = UUID.randomUUID();
    many.put(TestRides.published(TestRides.requested(other), offset++, now));
    assertThat(many.bytes()).isEqualTo(2 * readBack);

    for (int i = 0; i < 50; i++) {
      acknowledge(many, TestRides.requested(UUID.randomUUID()));
    }
    many.forget();
    assertThat(many.bytes()).isLessThanOrEqualTo(10_000);
    assertThat(many.size()).isPositive();
  }

  @Test
  void aRidersRidesComeInPagesTheLatestFirst() {
    var roomy = new RideView(Duration.ofHours(6), 100, 1 << 20, () -> now);
    var ids = Stream.generate(UUID::randomUUID).limit(5).sorted(Comparator.reverseOrder()).toList();
    ids.forEach(id -> roomy.put(TestRides.published(TestRides.requested(id), offset++, now)));
    roomy.catchingUp(Optional.empty());

    var seen = new ArrayList<UUID>();
    var next = Optional.<String>empty();
    do {
      var page = roomy.page("ann", next.flatMap(RidePage::parse), 2);
      assertThat(page.rides()).hasSizeBetween(1, 2);
      page.rides().forEach(ride -> seen.add(ride.rideId()));
      next = page.next();
    } while (next.isPresent());

    assertThat(seen).containsExactlyElementsOf(ids);
    assertThat(roomy.page("ben", Optional.empty(), 2).rides()).isEmpty();

    now = NOW.plus(Duration.ofHours(7));
    roomy.forget();
    assertThat(roomy.page("ann", Optional.empty(), 2).rides()).isEmpty();
  }

  @Test
  void whenThereAreTooManyTheOldestGoesWhateverPartitionIsReadFirst() {
    var older = UUID.randomUUID();
    var newer = UUID.randomUUID();
    var newest = UUID.randomUUID();
    for (var ride : List.of(newest, older, newer)) {
      now = NOW.plusSeconds(ride.equals(older) ? 0 : ride.equals(newer) ? 60 : 120);
      read(TestRides.requested(ride));
    }
    view.forget();

    assertThat(view.find(older)).isEmpty();
    assertThat(view.find(newer)).isPresent();
    assertThat(view.find(newest)).isPresent();
  }

  @Test
  void aRideIsForgottenAfterItsHours() {
    var ride = UUID.randomUUID();
    read(TestRides.requested(ride));
    now = NOW.plus(Duration.ofHours(5));
    view.forget();
    assertThat(view.find(ride)).isPresent();

    now = NOW.plus(Duration.ofHours(7));
    view.forget();
    assertThat(view.size()).isZero();
  }

  @Test
  void manyShortRidesLeaveNothingBehind() {
    for (int i = 0; i < 1_000; i++) {
      var ride = UUID.randomUUID();
      read(TestRides.requested(ride));
      read(TestRides.cancelled(ride));
      view.forget();
    }
    assertThat(view.size()).isEqualTo(2);
  }

  private void acknowledge(RideEvent event) {
    acknowledge(view, event);
  }

  private void acknowledge(RideView into, RideEvent event) {
    into.put(new Published.Acknowledged(event, now.toEpochMilli()));
  }

  private void read(RideMessage message) {
    view.put(TestRides.published(message, offset++, now));
  }
}
