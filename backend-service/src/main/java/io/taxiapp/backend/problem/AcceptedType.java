package io.taxiapp.backend.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.RouteAttributes;
import java.util.Collection;
import java.util.stream.Stream;

/// Refuses to answer in a media type that the request excludes with a quality of 0 (RFC 9110,
/// 12.4.2): the server takes it for one of the least preferred.
@ServerFilter
final class AcceptedType {

  @RequestFilter("/**")
  void require(HttpRequest<?> request) {
    var accepted = request.accept();
    if (accepted.stream().noneMatch(AcceptedType::isExcluded)) {
      return;
    }
    RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getProduces().stream().noneMatch(type -> isIn(accepted, type)))
        .ifPresent(
            _ -> {
              throw new HttpStatusException(HttpStatus.NOT_ACCEPTABLE, "excluded by Accept");
            });
  }

  /// The most specific range that has the type decides.
  private static boolean isIn(Collection<MediaType> accepted, MediaType type) {
    return Stream.of(type.getName(), type.getType() + "/*", MediaType.ALL)
        .flatMap(name -> accepted.stream().filter(range -> range.getName().equals(name)))
        .findFirst()
        .map(range -> !isExcluded(range))
        .orElse(false);
  }

  private static boolean isExcluded(MediaType range) {
    return range.getQualityAsNumber().signum() == 0;
  }
}
