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
}
