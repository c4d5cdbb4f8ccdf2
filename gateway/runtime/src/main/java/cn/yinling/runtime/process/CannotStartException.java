package cn.yinling.runtime.process;

import org.jspecify.annotations.Nullable;

/** Why a process cannot start until a person has changed something; its message says what. */
public class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
