package cn.yinling.hotline.dispatch;

/** Whether an agent wants cases. It outlives a case: what she was before, she is after. */
public enum Mode {
    READY,
    AWAY
}
