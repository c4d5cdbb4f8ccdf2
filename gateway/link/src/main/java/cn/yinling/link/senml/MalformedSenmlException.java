package cn.yinling.link.senml;

/**
 * The bytes are not a SenML pack that this version understands; the message says why, for the
 * device's maker.
 */
public final class MalformedSenmlException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedSenmlException(String why) {
        super(why, null, false, false);
    }
}
