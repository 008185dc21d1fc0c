package io.taxiapp.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Takes its turn on a stack that several classes use one after the other, a [LocalRun] that is a
/// parameter of `@BeforeAll` or of a test: starting one takes longer than most of them. Whoever
/// ends a process starts it again; what went before is on the topics.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedStack.class)
@ResourceLock("the shared stack")
@interface OnSharedStack {}
