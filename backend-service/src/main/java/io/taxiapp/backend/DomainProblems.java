package io.taxiapp.backend;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.taxiapp.backend.limit.OverloadedException;
import io.taxiapp.backend.problem.ProblemAnswer;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.publish.KafkaUnavailableException;
import io.taxiapp.backend.view.UnknownRideException;
import io.taxiapp.backend.view.ViewCatchingUpException;
import jakarta.inject.Singleton;

/// What publisher, view and limit throw, as problems: they know no HTTP.
@Factory
final class DomainProblems {

  @Singleton
  ExceptionHandler<KafkaUnavailableException, HttpResponse<byte[]>> kafkaUnavailable() {
    return (_, _) ->
        ProblemAnswer.of(
            ProblemException.unavailable(
                "kafka-unavailable",
                "The ride's event could not be recorded",
                "Kafka did not confirm the event in time; send the request again, with the same Idempotency-Key if it had one."));
  }

  @Singleton
  ExceptionHandler<ViewCatchingUpException, HttpResponse<byte[]>> viewCatchingUp() {
    return (_, thrown) ->
        ProblemAnswer.of(
            ProblemException.unavailable(
                "view-catching-up",
                "The rides of the last hours are still being read",
                String.valueOf(thrown.getMessage())));
  }

  @Singleton
  ExceptionHandler<UnknownRideException, HttpResponse<byte[]>> unknownRide() {
    return (_, thrown) -> ProblemAnswer.of(ProblemException.unknownRide(thrown.rideId()));
  }

  @Singleton
  ExceptionHandler<OverloadedException, HttpResponse<byte[]>> overloaded() {
    return (_, thrown) ->
        ProblemAnswer.of(
            ProblemException.unavailable(
                "overloaded",
                "Too many requests at a time",
                "All " + thrown.permits() + " places are taken; send the request again."));
  }
}
