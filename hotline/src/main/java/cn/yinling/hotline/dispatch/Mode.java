package cn.yinling.hotline.dispatch;

/** Whether an agent wants cases. It outlives a case: what she was before, she is after. */
public enum Mode {
    READY,
    AWAY,
    /**
     * She said ready, and let an offer go by without a word: she may have left her desk. She comes
     * last until she says ready or accepts something.
     */
    MISSED
}
