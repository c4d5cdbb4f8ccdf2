package cn.yinling.hub.doors;

/** Keeps what was refused. Called on event loops: must not block, and must not throw. */
@FunctionalInterface
public interface DeadLetterBox {
    /** Nobody keeps anything. */
    DeadLetterBox NONE = _ -> {};

    void keep(DeadLetter letter);
}
