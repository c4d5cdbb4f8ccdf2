package cn.yinling.hub.alarms.push;

/** How far the hotline has come with an alarm. */
public enum Stage {
    /** No hotline has taken charge of it. */
    UNTAKEN,
    /** One has, and no agent has accepted it. */
    TAKEN,
    /** An agent has accepted it, or it is closed. */
    ANSWERED;

    /** That one, where it is further than this. */
    Stage further(Stage other) {
        return compareTo(other) < 0 ? other : this;
    }
}
