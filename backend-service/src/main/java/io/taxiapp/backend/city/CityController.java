package io.taxiapp.backend.city;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.taxiapp.backend.problem.ProblemResponse;
import io.taxiapp.backend.view.RideView;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The city now.
@ProblemResponse
@Controller("/city")
final class CityController {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final RideView rides;
  private final CityView view;
  private final InstantSource clock;
  private @Nullable City latest;

  CityController(RideView rides, CityView view, InstantSource clock) {
    this.rides = rides;
    this.view = view;
    this.clock = clock;
  }

  /// Rides on the road, traffic, messages a second, lag of the predictions, dead letters: as this
  /// replica has read them, at most a second old.
  @Get
  @ExecuteOn(TaskExecutors.VIRTUAL)
  synchronized City city() {
    var now = clock.instant();
    var known = latest;
    if (known == null || known.asOf().plus(FRESH).isBefore(now)) {
      known = City.of(now, rides.all().toList(), view);
      latest = known;
    }
    return known;
  }
}
