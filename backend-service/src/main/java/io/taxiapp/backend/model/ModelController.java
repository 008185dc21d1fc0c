package io.taxiapp.backend.model;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.taxiapp.backend.problem.ProblemResponse;
import java.util.List;

/// Which models are in use.
@ProblemResponse
@Controller("/models")
final class ModelController {

  private final ModelCatalog models;

  ModelController(ModelCatalog models) {
    this.models = models;
  }

  /// All models: name, version, digest, target, metrics and the whole card.
  @Get
  List<ModelCatalog.Shown> models() {
    return models.all();
  }
}
