package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LineChartTest {
    private static final LineChart.Curve CURVE =
            new LineChart.Curve(
                    "stored",
                    "#1a6fb5",
                    List.of(new LineChart.Point(0, 0), new LineChart.Point(60, 100_800)));

    @Test
    void chartIsXmlWithACurveAPanel() throws Exception {
        Document chart =
                parse(
                        LineChart.svg(
                                List.of(
                                        new LineChart.Panel("Stored", List.of(CURVE)),
                                        new LineChart.Panel("Heap", List.of(CURVE, CURVE)))));

        assertThat(chart.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(chart.getElementsByTagName("polyline").getLength()).isEqualTo(3);
    }

    @Test
    void scaleIsRoundAndHoldsTheHighestPoint() {
        String svg = LineChart.svg(List.of(new LineChart.Panel("Stored", List.of(CURVE))));

        assertThat(svg).contains(">120,000<", ">30,000<", ">60 s<").doesNotContain(">160,000<");
    }

    @Test
    void nothingMeasuredIsAnEmptyChart() throws Exception {
        LineChart.Curve empty = new LineChart.Curve("none", "#000000", List.of());

        parse(LineChart.svg(List.of(new LineChart.Panel("Nothing", List.of(empty)))));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
