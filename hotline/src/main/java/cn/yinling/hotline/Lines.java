package cn.yinling.hotline;

import cn.yinling.hotline.alarms.AlarmLink;
import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.AmiExchange;
import cn.yinling.hotline.calls.NoExchange;
import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.rooms.HotlineMeters;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the hotline is connected with. None of it need be there at the start. */
record Lines(AlarmLink hub, PhoneExchange exchange, Database database, boolean hasExchange) {

    static Lines of(
            HotlineConfig config,
            CaseStorage cases,
            InstantSource timeOfDay,
            InstantSource deadlines,
            MeterRegistry metrics,
            Parts parts) {
        AmiConfig pbx = config.pbx();
        PhoneExchange exchange =
                parts.add(
                        "exchange",
                        pbx == null
                                ? new NoExchange()
                                : new AmiExchange(pbx, deadlines, timeOfDay));
        AlarmLink hub =
                parts.add(
                        "hub",
                        new AlarmLink(
                                config.mqtt(),
                                metrics,
                                state ->
                                        cases.writer().submit(new CaseWrite.Told(state), _ -> {})));
        return new Lines(hub, exchange, cases.database(), pbx != null);
    }

    LinkStates states() {
        return new LinkStates(hub.isUp(), exchange.isUp(), database.isReady());
    }

    void measure(HotlineMeters meters) {
        meters.link("pbx", exchange::isUp);
        meters.link("hub", hub::isUp);
        meters.link("database", database::isReady);
    }

    Health health() {
        Health health = new Health().check("database", database::problem).check("hub", this::ofHub);
        return hasExchange ? health.check("pbx", this::ofExchange) : health;
    }

    private @Nullable String ofHub() {
        return hub.isUp() ? hub.problem() : "not connected to the hub";
    }

    private @Nullable String ofExchange() {
        return exchange.isUp() ? exchange.problem() : "not connected to the exchange";
    }
}
