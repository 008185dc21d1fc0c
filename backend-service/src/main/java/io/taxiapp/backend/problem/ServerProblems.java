package io.taxiapp.backend.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.taxiapp.topic.EventJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the HTTP server itself refuses (no such path, wrong method, media type, size) as problems
/// too.
@Singleton
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);

  /// `micronaut.server.max-request-size`
  private static final long LARGEST_BODY = 64 * 1024;

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
    var reason = status.getReason().toLowerCase(Locale.ROOT).replace(' ', '-');
    var kind = ProblemTypes.ALL.contains(reason) ? reason : ProblemTypes.OTHER;
    var errors = fields(status, request, response);
    if (!errors.isEmpty()) {
      return Problem.of(code, kind, status.getReason(), errors);
    }
    var said =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    var detail = said.isEmpty() ? request.getMethodName() + " " + request.getPath() : said;
    return Problem.of(code, kind, status.getReason(), detail);
  }

  private static List<FieldError> fields(
      HttpStatus status, HttpRequest<?> request, HttpResponse<?> response) {
    return switch (status) {
      // Micronaut calls no controller without the body that it takes.
      case BAD_REQUEST ->
          request.getContentLength() > 0
              ? List.of()
              : List.of(new FieldError("body", "a JSON document", "nothing"));
      case UNSUPPORTED_MEDIA_TYPE ->
          List.of(
              new FieldError(
                  "Content-Type",
                  MediaType.APPLICATION_JSON,
                  request.getContentType().map(MediaType::toString).orElse("none")));
      case METHOD_NOT_ALLOWED ->
          List.of(
              new FieldError(
                  "method",
                  "one of " + String.join(", ", response.getHeaders().getAll(HttpHeaders.ALLOW)),
                  request.getMethodName()));
      // Too large a header has no body's length to name.
      case REQUEST_ENTITY_TOO_LARGE ->
          request.getContentLength() <= LARGEST_BODY
              ? List.of()
              : List.of(
                  new FieldError(
                      "body",
                      "at most " + LARGEST_BODY + " bytes",
                      Long.toString(request.getContentLength())));
      default -> List.of();
    };
  }
}
