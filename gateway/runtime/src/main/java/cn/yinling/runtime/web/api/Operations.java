package cn.yinling.runtime.web.api;

/** The operations of the contract that a feature answers. */
public interface Operations {
    /** Binds each of them by its {@code operationId}. */
    void bind(Binding binding);

    /**
     * Where operations are bound. Throws {@link IllegalStateException} for an unknown or bound id.
     */
    interface Binding {
        Binding on(String operationId, Answering answering);
    }

    /**
     * Answers calls that are as the contract has them. Runs on a virtual thread and may block. What
     * it throws becomes 503 where the database does not answer, else 500.
     */
    @FunctionalInterface
    interface Answering {
        Answer answer(Call call);
    }
}
