package org.layerwright.ui.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need the JavaFX toolkit.
 *
 * <p>Where the machine lacks the system libraries that the toolkit loads, they are skipped and one sentence says which
 * packages are missing; where {@code CI=true} or {@code -Dlayerwright.fx.tests=required} is set they fail instead.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("fx")
@ExtendWith(FxCondition.class)
public @interface FxTest {}
