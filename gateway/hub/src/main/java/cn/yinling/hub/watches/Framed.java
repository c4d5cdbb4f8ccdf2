package cn.yinling.hub.watches;

/** What a stream of bytes is made of. */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
sealed interface Framed permits WatchFrame, Framed.Broken, Framed.Noise {
    /**
     * Began like a frame and is none.
     *
     * @param why for the watch's maker
     * @param bytes what there was between the brackets, as far as it was read
     */
    record Broken(String why, byte[] bytes) implements Framed {}

    /** That many bytes outside of any frame; line ends and blanks are not counted. */
    record Noise(int bytes) implements Framed {}
}
