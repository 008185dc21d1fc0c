package io.taxiapp.backend.model;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.taxiapp.backend.problem.ProblemResponse;
import java.util.List;

/// Which models are in use.
@ProblemResponse
@Controller("/models")
final class ModelController {

  private final Models models;

  ModelController(Models models) {
    this.models = models;
  }

  /// All models: name, version, digest, target, metrics and the whole card.
  @Get
  List<Models.Shown> models() {
    return models.all();
  }
}
