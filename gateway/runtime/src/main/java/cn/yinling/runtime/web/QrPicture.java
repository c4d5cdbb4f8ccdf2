package cn.yinling.runtime.web;

import io.nayuki.qrcodegen.QrCode;

/** Draws a QR code (ISO/IEC 18004) as SVG: black on white, with the quiet zone it needs. */
public final class QrPicture {
    private static final int QUIET_MODULES = 4;

    private QrPicture() {}

    /** The picture of {@code text}, which says how large it is by its viewBox only. */
    public static String svg(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_MODULES;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET_MODULES, y + QUIET_MODULES));
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0,0h%1$dv%1$dh-%1$dz"/><path fill="#000" d="%2$s"/></svg>
        """
                .formatted(side, path);
    }
}
