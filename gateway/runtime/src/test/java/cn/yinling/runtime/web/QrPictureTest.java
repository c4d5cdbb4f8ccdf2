package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final int SCALE = 4;
    private static final int WHITE = 0xffffff;

    @Test
    void anotherMakersReaderReadsWhatWasDrawn() throws Exception {
        String text =
                "yinling://claim?hub=https%3A%2F%2Fgateway.example&device=bed-0001&code=K7QM-2XHV";
        assertThat(read(QrPicture.svg(text))).isEqualTo(text);
    }

    /** Paints the squares of the path as a browser would. */
    private static String read(String svg) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1)) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        Matcher square = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z").matcher(svg);
        while (square.find()) {
            int left = Integer.parseInt(square.group(1)) * SCALE;
            int top = Integer.parseInt(square.group(2)) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
            }
        }
        RGBLuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
                .getText();
    }
}
