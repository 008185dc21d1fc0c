package io.taxiapp.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Uses a stack that other classes have before and after it: a parameter of `@BeforeAll`,
/// `@BeforeEach` or of a test that is a [LocalRun] or a [SharedStack]. Starting one takes longer
/// than most of them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackPool.class)
@interface OnSharedStack {}
