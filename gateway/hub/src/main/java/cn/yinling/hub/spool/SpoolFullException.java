package cn.yinling.hub.spool;

import java.io.IOException;

/** There is no room, in the spool or on its disk; the message says which. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFullException(String why) {
        super(why);
    }
}
