package cn.yinling.register;

import java.util.List;
import java.util.function.Function;

/** What became of a change to the register. Whoever has asked can mend all but {@link Done}. */
public sealed interface Outcome<T> {
    /** It is done, and durable. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Nothing was changed: what was given is not right. */
    record Invalid<T>(List<Fault> faults) implements Outcome<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was changed: there is no such thing. */
    record Missing<T>(Words what) implements Outcome<T> {}

    /** Nothing was changed: somebody else has changed it meanwhile; {@code version} is now's. */
    record Stale<T>(long version) implements Outcome<T> {}

    /** Nothing was changed: as things stand it must not be done; says what to do first. */
    record Conflict<T>(Words why) implements Outcome<T> {}

    static <T> Outcome<T> invalid(String field, String zh, String en) {
        return invalid(field, new Words(zh, en));
    }

    static <T> Outcome<T> invalid(String field, Words words) {
        return new Invalid<>(List.of(new Fault(field, words)));
    }

    /** The same with another value, where it is done. */
    default <U> Outcome<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Invalid<T>(List<Fault> faults) -> new Invalid<>(faults);
            case Missing<T>(Words what) -> new Missing<>(what);
            case Stale<T>(long version) -> new Stale<>(version);
            case Conflict<T>(Words why) -> new Conflict<>(why);
        };
    }
}
