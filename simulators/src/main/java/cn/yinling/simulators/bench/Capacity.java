package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadGenerator;
import cn.yinling.simulators.load.LoadPlan;
import cn.yinling.simulators.process.AuditedGateway;
import java.time.Duration;
import java.util.List;

/** How much a gateway can take, measured before it is offered more. */
final class Capacity {
    /** Devices to measure with. */
    static final int CONNECTIONS = 50;

    private static final int WINDOW = 200;
    private static final Duration TIME = Duration.ofSeconds(10);

    private Capacity() {}

    /** Messages a second that it stores when it is offered just enough. Blocks for 20 s. */
    static long measure(AuditedGateway gateway, List<LoadDevice> devices)
            throws InterruptedException {
        LoadPlan plan = new LoadPlan(WINDOW, 0, TIME, TIME, 1);
        System.err.println("capacity:");
        try (GatewayMeter meter = GatewayMeter.start(gateway.metrics())) {
            return Math.round(
                    LoadGenerator.run(gateway.mqttPort(), plan, devices, new Watch(meter))
                            .perSecond());
        }
    }
}
