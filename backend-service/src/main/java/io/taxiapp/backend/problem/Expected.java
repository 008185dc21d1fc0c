package io.taxiapp.backend.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field of a body is to hold, where its limits do not tell it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Expected {
  /// In words.
  String value();

  /// The type of the problem if it holds a whole number beyond its limits.
  String problem() default Fields.INVALID;
}
