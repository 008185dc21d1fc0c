package io.taxiapp.backend.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.taxiapp.topic.EventJson;
import jakarta.inject.Singleton;

/// Answers a [ProblemException].
@Singleton
public final class ProblemAnswer
    implements ExceptionHandler<ProblemException, HttpResponse<byte[]>> {

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, ProblemException exception) {
    return of(exception);
  }

  /// The answer that this exception stands for.
  public static HttpResponse<byte[]> of(ProblemException exception) {
    var problem = exception.problem();
    var response =
        HttpResponse.<byte[]>status(io.micronaut.http.HttpStatus.valueOf(problem.status()))
            .contentType(Problem.MEDIA_TYPE)
            .body(EventJson.write(problem));
    exception
        .retryAfter()
        .ifPresent(
            wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    return response;
  }
}
