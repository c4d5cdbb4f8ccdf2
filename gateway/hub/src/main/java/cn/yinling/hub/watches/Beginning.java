package cn.yinling.hub.watches;

import io.netty.buffer.ByteBuf;

/**
 * Where a frame begins: an opening bracket, two letters or digits, an asterisk, digits. A bracket
 * alone begins nothing: the name of a Wi-Fi network may hold one, and so may the second byte of a
 * GBK character (0x5B).
 */
enum Beginning {
    NO,
    /** As far as it has come. */
    PERHAPS,
    YES;

    /** Enough between frames, where whatever looks like one is told to its maker. */
    static final int SOME_DIGITS = 1;

    /** The fewest a watch has: what stands inside of a frame must be nothing less to end it. */
    static final int ALL_DIGITS = 6;

    private static final int MAKER_END = 3;

    /** Whether one stands at {@code index}, of what lies before {@code limit}. */
    static Beginning at(ByteBuf in, int index, int limit, int digits) {
        int length = MAKER_END + 1 + digits;
        for (int offset = 0; offset < length; offset++) {
            if (index + offset >= limit) {
                return PERHAPS;
            }
            if (!fits(in.getByte(index + offset), offset)) {
                return NO;
            }
        }
        return YES;
    }

    private static boolean fits(int character, int offset) {
        if (offset == 0) {
            return character == FrameScanner.OPEN;
        }
        if (offset == MAKER_END) {
            return character == '*';
        }
        boolean isDigit = character >= '0' && character <= '9';
        int letter = character | 0x20;
        return isDigit || (offset < MAKER_END && letter >= 'a' && letter <= 'z');
    }
}
