package io.taxiapp.backend.problem;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// A record that describes a body.
///
/// @param fields in the order of its components
record BodyType(Constructor<?> constructor, List<BodyField> fields) {

  private static final ClassValue<BodyType> KNOWN =
      new ClassValue<>() {
        @Override
        protected BodyType computeValue(Class<?> body) {
          var components = Arrays.asList(body.getRecordComponents());
          try {
            var constructor =
                body.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new BodyType(constructor, components.stream().map(BodyField::of).toList());
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(body + " is no record", e);
          }
        }
      };

  static BodyType of(Class<? extends Record> body) {
    return KNOWN.get(body);
  }

  Object make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }
}
