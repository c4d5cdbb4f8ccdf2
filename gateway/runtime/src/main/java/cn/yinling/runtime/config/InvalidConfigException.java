package cn.yinling.runtime.config;

import java.util.List;

/** The configuration cannot be used; the message names every mistake in one line. */
public final class InvalidConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of strings is
    private final List<String> mistakes;

    InvalidConfigException(String source, List<String> mistakes) {
        super(
                "%s has %d mistake%s: %s"
                        .formatted(
                                source,
                                mistakes.size(),
                                mistakes.size() == 1 ? "" : "s",
                                String.join("; ", mistakes)));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each with its key, what is wrong and what is expected. */
    public List<String> mistakes() {
        return mistakes;
    }
}
