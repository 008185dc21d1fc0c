package io.taxiapp.backend.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.taxiapp.topic.EventJson;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the HTTP server itself refuses (no such path, wrong method, media type, size) as problems
/// too.
@Singleton
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var problem = problem(context, response);
    return response.contentType(Problem.MEDIA_TYPE).body(EventJson.write(problem));
  }

  private static Problem problem(ErrorContext context, HttpResponse<?> response) {
    int code = response.code();
    var status = HttpStatus.valueOf(code);
    var request = context.getRequest();
    if (code >= 500) {
      LOG.error(
          "{} {}", request.getMethodName(), request.getPath(), context.getRootCause().orElse(null));
      return Problem.of(
          code,
          "internal-error",
          status.getReason(),
          "This is a fault of the service; it has been logged.");
    }
    var said =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    var detail = said.isEmpty() ? request.getMethodName() + " " + request.getPath() : said;
    return Problem.of(
        code,
        status.getReason().toLowerCase(Locale.ROOT).replace(' ', '-'),
        status.getReason(),
        detail);
  }
}
