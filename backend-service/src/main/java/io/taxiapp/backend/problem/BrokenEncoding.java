package io.taxiapp.backend.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import io.taxiapp.topic.EventJson;
import jakarta.inject.Singleton;
import java.util.List;

/// Answers a body that is not what its Content-Encoding says. An exception that nobody answers is
/// logged as an error of the service.
@Singleton
final class BrokenEncoding
    implements ExceptionHandler<DecompressionException, HttpResponse<byte[]>> {

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut declares it
  public HttpResponse<byte[]> handle(HttpRequest request, DecompressionException exception) {
    var errors =
        List.of(new FieldError("body", "what its Content-Encoding says", "something else"));
    var status = HttpStatus.BAD_REQUEST;
    return HttpResponse.<byte[]>status(status)
        .contentType(Problem.MEDIA_TYPE)
        .body(
            EventJson.write(
                Problem.of(status.getCode(), "bad-request", status.getReason(), errors)));
  }
}
