package io.taxiapp.backend.page;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The OpenAPI document, which the build makes of the controllers.
///
/// It makes one of version 3.0: of 3.1 it leaves out the types of objects and constants. What 3.1
/// says in another way, as far as it occurs here, is `nullable` alone, which the build gives to
/// parameters that may be left out.
final class OpenApiDocument {

  private OpenApiDocument() {}

  static String read() {
    return new String(Resource.read("/META-INF/swagger/taxiapp.yml"), UTF_8)
        .replaceFirst("(?m)^openapi: 3\\.0\\.\\d$", "openapi: 3.1.0")
        .replaceAll("(?m)^ *nullable: true\n", "");
  }
}
