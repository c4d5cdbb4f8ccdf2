package cn.yinling.hotline.calls;

import java.util.Locale;

/** Why a call is over. */
public enum EndCause {
    /** It was answered, and somebody hung up. */
    HUNG_UP("通话已结束"),
    /** We took it back. */
    WITHDRAWN("已撤回"),
    NO_ANSWER("无人接听"),
    BUSY("话机占线"),
    DECLINED("话机拒接"),
    /** The caller has hung up before anybody answered. */
    ABANDONED("来电者已挂断"),
    /** No phone is registered, or it cannot be reached. */
    UNREACHABLE("话机不在线"),
    /** The exchange would not do it. */
    REFUSED("电话系统拒绝呼叫"),
    /** The exchange was away when the call should have begun. */
    EXCHANGE_AWAY("电话系统中断"),
    /** The exchange does not know the call any more, or has said nothing of it for too long. */
    LOST("电话系统没有回音");

    private final String words;

    EndCause(String words) {
        this.words = words;
    }

    /** As it stands in a timeline, on the wire and in meters. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the timeline of a case, in the agents' language. */
    public String words() {
        return words;
    }
}
