package io.taxiapp.backend.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.taxiapp.topic.EventJson;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the HTTP server itself refuses (no such path, wrong method, media type, size) as problems
/// too.
@Singleton
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);

  /// `micronaut.server.max-request-size`
  private static final long LARGEST_BODY = 64 * 1024;

  private static final long LONGEST_LINE =
      NettyHttpServerConfiguration.DEFAULT_MAXINITIALLINELENGTH;
  private static final long LARGEST_HEADERS = NettyHttpServerConfiguration.DEFAULT_MAXHEADERSIZE;

  private final Provider<Router> router;

  /// @param router asked when there is something to refuse: it is made after this
  ServerProblems(Provider<Router> router) {
    this.router = router;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var status = status(context, response);
    var problem = problem(context, response, status);
    return response.status(status).contentType(Problem.MEDIA_TYPE).body(EventJson.write(problem));
  }

  /// What the server calls an entity that is too large may be a line or headers that are too long.
  private static HttpStatus status(ErrorContext context, HttpResponse<?> response) {
    return switch (undecoded(context.getRequest())) {
      case TooLongHttpLineException _ -> HttpStatus.REQUEST_URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      case null, default -> HttpStatus.valueOf(response.code());
    };
  }

  /// Why what came is no HTTP request; null if it is one.
  private static @Nullable Throwable undecoded(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? netty.getNativeRequest().decoderResult().cause()
        : null;
  }

  private Problem problem(ErrorContext context, HttpResponse<?> response, HttpStatus status) {
    int code = status.getCode();
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
    var errors = fields(status, context, response);
    if (!errors.isEmpty()) {
      return Problem.of(code, kind, status.getReason(), errors);
    }
    LOG.info(
        "{} {} is answered {}: {}",
        request.getMethodName(),
        request.getPath(),
        code,
        context.getRootCause().orElse(undecoded(request)));
    return Problem.of(
        code, kind, status.getReason(), request.getMethodName() + " " + request.getPath());
  }

  private List<FieldError> fields(
      HttpStatus status, ErrorContext context, HttpResponse<?> response) {
    var request = context.getRequest();
    return switch (status) {
      case BAD_REQUEST -> badRequest(context);
      case NOT_FOUND ->
          List.of(new FieldError("path", "one that /openapi.yml lists", request.getPath()));
      case UNSUPPORTED_MEDIA_TYPE ->
          List.of(
              new FieldError(
                  "Content-Type",
                  MediaType.APPLICATION_JSON,
                  request.getContentType().map(MediaType::toString).orElse("none")));
      case NOT_ACCEPTABLE ->
          List.of(
              new FieldError(
                  "Accept",
                  served(request),
                  String.join(", ", request.getHeaders().getAll(HttpHeaders.ACCEPT))));
      case METHOD_NOT_ALLOWED ->
          List.of(
              new FieldError(
                  "method",
                  "one of " + String.join(", ", response.getHeaders().getAll(HttpHeaders.ALLOW)),
                  request.getMethodName()));
      case REQUEST_URI_TOO_LONG -> tooLong("URI", LONGEST_LINE, "more");
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> tooLong("headers", LARGEST_HEADERS, "more");
      case REQUEST_ENTITY_TOO_LARGE -> {
        // A body that is sent in chunks has no length to name.
        long length = request.getContentLength();
        yield tooLong("body", LARGEST_BODY, length > LARGEST_BODY ? Long.toString(length) : "more");
      }
      default -> List.of();
    };
  }

  private static List<FieldError> badRequest(ErrorContext context) {
    return switch (context.getRootCause().orElse(undecoded(context.getRequest()))) {
      // Micronaut calls no controller without the body that it takes.
      case UnsatisfiedBodyRouteException _ ->
          List.of(new FieldError("body", "a JSON document", "nothing"));
      case URISyntaxException malformed ->
          List.of(new FieldError("URI", "one as in RFC 3986", malformed.getInput()));
      case Throwable _ when undecoded(context.getRequest()) != null ->
          List.of(new FieldError("request", "one as in RFC 9112", "something else"));
      case null, default -> List.of();
    };
  }

  /// The media types of what is at this path.
  private String served(HttpRequest<?> request) {
    var types =
        router.get().findAny(request).stream()
            .filter(route -> route.getRouteInfo().getHttpMethod() == request.getMethod())
            .flatMap(route -> route.getRouteInfo().getProduces().stream())
            .map(MediaType::toString)
            .distinct()
            .collect(Collectors.joining(" or "));
    return types.isEmpty() ? MediaType.APPLICATION_JSON : types;
  }

  private static List<FieldError> tooLong(String field, long max, String found) {
    return List.of(new FieldError(field, "at most " + max + " bytes", found));
  }
}
