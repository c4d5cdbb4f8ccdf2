package cn.yinling.link.json;

/** Bytes from outside are not the JSON they should be; the message says what is wrong. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String why) {
        super(why, null, false, false);
    }
}
