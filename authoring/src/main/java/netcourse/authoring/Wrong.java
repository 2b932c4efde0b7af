package netcourse.authoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A solution that breaks its contract and teaches too little for the catalogue: it must be WRONG
/// or STUCK, under whatever name, or none.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Wrong {
    /// What it does, and the contract forbids.
    String value();

    /// Whether the report must name no mistake: nothing that it does is one of those in the
    /// catalogue.
    boolean nameless() default false;
}
