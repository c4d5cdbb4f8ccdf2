package cn.yinling.runtime.process;

/** A vital loop cannot go on in this process. */
final class VitalLoopEndedError extends Error {
    private static final long serialVersionUID = 1L;

    VitalLoopEndedError(String loop, Throwable cause) {
        super("%s cannot go on in this process".formatted(loop), cause);
    }
}
