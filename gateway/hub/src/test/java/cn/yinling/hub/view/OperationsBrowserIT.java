package cn.yinling.hub.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.alarms.AlarmsConfig;
import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.hub.plans.MonitoringPlan.Quiet;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.testing.Chromium;
import cn.yinling.testing.district.District;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operations page in a real browser against a real gateway of 20,000 devices. */
@Tag("browser")
class OperationsBrowserIT {
    private static final int BEDS = 20_000;
    private static final String BED = "bed-0001";
    private static final AtomicInteger SEQUENCE = new AtomicInteger(1_000);
    private static Chromium chromium;
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        running =
                RunningGateway.withBeds(
                        BEDS,
                        RunningGateway.config()
                                .withOperators(Operators.both())
                                .withAlarms(patient())
                                .withRules(neverSilent()));
    }

    @AfterAll
    static void stop() {
        running.close();
        chromium.close();
    }

    @Test
    void pressedButtonIsOnTheMapAndInTheListAtOnce() {
        try (Listening bed = Listening.start(running.device(BED));
                Page page = signedIn("")) {
            assertThat(page.locator(".kinds .big").first()).hasText("1");
            Locator street = page.locator("a.street");
            assertThat(street).containsText("新城桥");
            assertThat(street).containsText("19999台离线");

            bed.publish(topic(1, "alarm"), reading(1, Vitals.NONE, Set.of(Cause.SOS)));
            assertThat(street).containsText("紧急 1");
            assertThat(page.locator(".newest")).containsText("按下求助键");
            assertThat(page.locator(".newest")).containsText("王秀英1");

            page.locator(".newest .line").first().click();
            assertThat(page.locator("h1")).containsText("按下求助键");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whatADeviceMeasuresIsOnItsPageAsItComes() {
        try (Listening bed = Listening.start(running.device(BED));
                Page page = signedIn("#/devices/" + BED)) {
            assertThat(page.locator("h1")).hasText(BED);
            for (int heartRateBpm : new int[] {63, 71}) {
                bed.publish(topic(1, "readings"), heart(1, heartRateBpm));
                assertThat(page.locator(".values .value").first())
                        .hasText(Integer.toString(heartRateBpm));
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void twentyThousandDevicesScrollAndFilter() {
        try (Page page = signedIn("#/devices")) {
            Locator table = page.locator("[role=table]");
            assertThat(page.locator(".found")).containsText("20,001");
            table.locator("[role=cell] a").first().focus();
            for (int press = 0; press < 40; press++) {
                page.keyboard().press("PageDown");
            }
            assertThat(table.locator("[role=cell] a").first()).not().hasText(BED);
            assertThat(table.locator(".line").count()).isLessThan(60);

            page.locator("input[type=search]").fill("bed-1999");
            assertThat(page.locator(".found")).containsText("共11台");
            assertThat(table.locator("[role=cell] a").first()).hasText("bed-1999");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void residentsPageShowsHerVitalsAsTheyComeAndHerAlarm() {
        try (Listening bed = connected(2);
                Page page = signedIn("#/residents/r-0002")) {
            assertThat(page.locator("h1")).hasText("王秀英2");
            for (int heartRateBpm : new int[] {66, 72}) {
                bed.publish(topic(2, "readings"), heart(2, heartRateBpm));
                assertThat(page.locator(".now .value").first())
                        .hasText(Integer.toString(heartRateBpm));
            }
            bed.publish(topic(2, "alarm"), reading(2, Vitals.NONE, Set.of(Cause.WATER)));
            assertThat(page.locator(".home .alarms")).containsText("漏水报警");
            assertThat(page.locator(".history a.mark").first()).isVisible();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void changedThresholdIsTriedOnPastReadingsAndRaisesTheNext() {
        pastReadings();
        try (Page page = signedIn("#/residents/r-0003/plan")) {
            Locator heartRate = page.locator("fieldset.rule", containing("心率"));
            heartRate.getByLabel("上限").fill("100");
            heartRate.getByLabel("持续").fill("0");
            page.getByText("用历史数据试算").click();
            assertThat(page.locator(".result")).containsText("现在会报0次，改后会报1次：新增1");
            assertThat(page.locator(".result tr.new")).containsText("心率过快");

            page.getByText("保存方案").click();
            assertThat(page.locator(".foot")).containsText("已保存");
            await().until(() -> running.gateway().plans().of("r-0003").heartRate().high() == 100);
            page.getByText("回到老人资料").click();
            assertThat(page.locator(".home")).containsText("有2项个人设置");
            try (Listening bed = connected(3)) {
                bed.publish(topic(3, "readings"), heart(3, 104));
                assertThat(page.locator(".home .alarms")).containsText("心率过快");
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void powerCutOfManyBedsIsOneIncidentUntilItIsOver() {
        List<Listening> beds =
                IntStream.rangeClosed(11, 16).mapToObj(number -> connected(number)).toList();
        try (Page page = signedIn("#/incidents")) {
            say(beds, "[{\"n\":\"mains\",\"vb\":true}]");
            Locator line = page.locator("[role=table] .line a", containing("家中断电"));
            assertThat(page.locator("[role=table]")).containsText("新城桥街道");
            line.click();
            assertThat(page.locator("h1")).containsText("家中断电");
            Locator numbers = page.locator(".numbers .big");
            assertThat(numbers).hasText(new String[] {"6", "6"});
            assertThat(page.locator("[role=table]")).containsText("王秀英16");
            assertThat(page.locator(".page-head")).containsText("未结束");

            say(beds, "[{\"n\":\"mains\",\"vb\":false}]");
            assertThat(numbers).hasText(new String[] {"6", "0"});
            assertThat(page.locator(".page-head")).containsText("已结束");
        } finally {
            beds.forEach(Listening::close);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void technicalAlarmIsClosedByTheOperatorWithAReason() {
        try (Listening bed = connected(4);
                Page page = signedIn("#/devices/bed-0004")) {
            Vitals empty = new Vitals.Builder().set(Vital.BATTERY, 9).build();
            bed.publish(topic(4, "readings"), reading(4, empty, Set.of()));
            page.locator(".alarms .line", containing("设备电量低")).click();
            assertThat(page.locator("h1")).containsText("设备电量低");
            Locator close = page.locator("form.close");
            assertThat(close.locator("button")).isDisabled();
            close.locator("input").fill("已现场更换电池");
            close.locator("button").click();
            assertThat(page.locator(".page-head")).containsText("已办结");
            assertThat(page.locator(".steps")).containsText("已现场更换电池");
            assertThat(page.locator(".steps")).containsText("chenxiao");
            assertThat(close).isHidden();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void deviceIsToldToTestItselfAndSaysThatItHas() {
        MqttSettings settings = running.device(District.bed(5));
        try (Listening bed = Listening.start(settings.subscribedTo(topic(5, "commands")));
                Page page = signedIn("#/devices/bed-0005")) {
            page.locator(".orders").getByText("测试", exactly()).click();
            Locator told = page.locator(".wide tbody tr").first();
            assertThat(told).containsText("设备已收到");
            DeviceCommand heard = bed.heard(DeviceCommand.class).getFirst();
            assertThat(heard.kind()).isEqualTo(DeviceCommand.Kind.TEST);
            bed.publish(topic(5, "results"), LinkJson.write(done(heard)));
            assertThat(told).containsText("设备已完成");
            assertThat(told).containsText("chenxiao");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void installerGetsACodeWithItsPictureAndAListThatTicksItself() {
        try (Page page = signedIn("#/devices/bed-0006")) {
            page.getByText("生成绑定码").click();
            assertThat(page.locator(".claim .code")).hasText(Pattern.compile("[0-9A-Z-]{8,}"));
            Locator picture = page.locator(".claim img");
            assertThat(picture).hasJSProperty("complete", true);
            assertThat(picture.evaluate("image => image.naturalWidth")).isNotEqualTo(0);

            page.getByText("开始自检").click();
            Locator online = page.locator(".check", containing("连上网关"));
            assertThat(online).containsText("请检查电源");
            try (Listening bed = connected(6)) {
                bed.publish(topic(6, "readings"), heart(6, 70));
                assertThat(online).containsText("通过");
            }
            page.getByText("结束自检").click();
            assertThat(page.locator(".columns .state")).containsText("未通过");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void listWithOneWrongLineSaysWhichAndTakesTheOther() {
        String list =
                """
                编号,姓名,出生日期,街道,地址
                r-90001,张桂兰,1938-05-17,320602-01,青年路 21 号
                r-90002,李国民,1941-13-08,320602-01,青年路 22 号
                """;
        FilePayload file =
                new FilePayload("list.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8));
        try (Page page = signedIn("#/import")) {
            page.locator("input[type=file]").setInputFiles(file);
            page.getByText("先校验").click();
            assertThat(page.locator(".report")).containsText("尚未导入");
            assertThat(page.locator(".report tbody td").first()).hasText("3");
            assertThat(page.locator(".report tbody")).containsText("出生日期不是有效的日期");
            assertThat(registered("r-90001")).isZero();

            page.locator(".deeds").getByText("导入", exactly()).click();
            assertThat(page.locator(".report")).containsText("导入完成");
            assertThat(registered("r-90001")).isEqualTo(1);
            assertThat(registered("r-90002")).isZero();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** An incident has a minute to come about, whatever else this machine does. */
    private static AlarmsConfig patient() {
        AlarmsConfig usual = AlarmsConfig.defaults();
        return new AlarmsConfig(
                usual.pushEvery(),
                usual.commandValidity(),
                new StormConfig(Duration.ofMinutes(1), 5, Duration.ofMinutes(2)),
                usual.escalation());
    }

    private static MonitoringPlan neverSilent() {
        MonitoringPlan usual = MonitoringPlan.defaults();
        return new MonitoringPlan(
                usual.heartRate(),
                usual.breathing(),
                usual.apnoea(),
                usual.bedExit(),
                usual.notUp(),
                usual.inactivity(),
                usual.room(),
                usual.door(),
                usual.battery(),
                usual.sensor(),
                new Heartbeat(false, Duration.ofMinutes(1), 3),
                new Quiet(false, usual.quiet().from(), usual.quiet().to()),
                usual.zone(),
                List.of(),
                List.of());
    }

    private static Page signedIn(String address) {
        Page page =
                chromium.open(
                        "http://127.0.0.1:%d/%s".formatted(running.gateway().webPort(), address));
        page.locator("input[name=name]").fill("chenxiao");
        page.locator("input[name=password]").fill(Operators.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator(".me")).containsText("陈晓");
        return page;
    }

    private static Listening connected(int bed) {
        return Listening.start(running.device(District.bed(bed)));
    }

    private static String topic(int bed, String what) {
        return "care/v1/" + District.bed(bed) + "/" + what;
    }

    private static byte[] heart(int bed, int heartRateBpm) {
        Vitals vitals = new Vitals.Builder().set(Vital.HEART_RATE, heartRateBpm).build();
        return reading(bed, vitals, Set.of());
    }

    private static byte[] reading(int bed, Vitals vitals, Set<Cause> causes) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Reading reading = new Reading(now, true, SEQUENCE.incrementAndGet(), vitals, causes, null);
        return new ReadingEncoder().encode(new DeviceId(District.bed(bed)), reading);
    }

    /** All of them at once, of beds 11 and on. */
    private static void say(List<Listening> beds, String what) {
        for (int index = 0; index < beds.size(); index++) {
            beds.get(index)
                    .publish(topic(11 + index, "alarm"), what.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Bed 3's: an hour ago a heart that beats faster for ten minutes. */
    private static void pastReadings() {
        Jdbi tables = running.tables();
        tables.useHandle(handle -> {
            handle.createQuery("select make_reading_days(array[:day - 1, :day])")
                    .bind("day", LocalDate.now(ZoneOffset.UTC))
                    .mapTo(String.class)
                    .list();
            handle.execute(
                    """
                    insert into reading (device_id, at, seq, received_at, hr)
                    select 'bed-0003', now() - interval '90 minutes' + n * interval '30 seconds', n, now(),
                           case when n between 60 and 80 then 104 else 70 end + n % 3
                      from generate_series(1, 150) as n
                    """);
        });
    }

    private static CommandResult done(DeviceCommand command) {
        return new CommandResult(
                command.commandId(), CommandResult.Outcome.DONE, Instant.now(), null);
    }

    private static long registered(String resident) {
        return running.count("select count(*) from resident where id = '%s'".formatted(resident));
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
