package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.Devices;
import cn.yinling.register.HomeChoice;
import cn.yinling.register.HomeDraft;
import cn.yinling.register.Outcome;
import cn.yinling.register.Person;
import cn.yinling.register.Placement;
import cn.yinling.register.ResidentFile;
import cn.yinling.register.ResidentQuery;
import cn.yinling.register.Residents;
import cn.yinling.register.Words;
import cn.yinling.runtime.web.api.Reach;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCsvIT {
    private static final String HEAD = "id,name,bornOn,street,address\r\n";

    @TempDir Path folder;
    private OpenRegister register;
    private Residents residents;
    private Devices devices;
    private RegistryCsv csv;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(3);
        residents =
                new Residents(
                        register.database(), register.directory(), OpenRegister.days(Instant::now));
        devices = new Devices(register.database(), register.directory());
        csv =
                new RegistryCsv(
                        register.database(),
                        register.directory(),
                        residents,
                        devices,
                        OpenRegister.days(Instant::now));
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void whatWasWrittenOutIsReadInAgainAndChangesNothing() throws Exception {
        ResidentFile tricky = tricky();
        residents.create(
                "r-husband", tricky.person(), new HomeChoice.OnFile(tricky.home().id()), "op-1");
        for (RegistryCsv.Head head : RegistryCsv.Head.values()) {
            ImportReport report =
                    csv.importResidents(file(exported(head)), ImportMode.EACH_LINE, "op-1");
            assertThat(report).isEqualTo(new ImportReport(true, 5, 0, 0, 5, List.of(), List.of()));
        }
        StringWriter out = new StringWriter();
        csv.exportDevices(out, null, RegistryCsv.Head.CHINESE);
        assertThat(csv.importDevices(file(out.toString()), ImportMode.EACH_LINE, "op-1"))
                .isEqualTo(new ImportReport(true, 4, 0, 0, 4, List.of(), List.of()));
    }

    @Test
    void emptyRegisterIsFilledFromAnExportAsItWas() throws Exception {
        ResidentFile tricky = tricky();
        Path export = file(exported(RegistryCsv.Head.ENGLISH));
        register.run("delete from device; delete from resident; delete from home");
        ImportReport report = csv.importResidents(export, ImportMode.ALL_OR_NOTHING, "op-1");
        assertThat(report.added()).isEqualTo(4);
        ResidentFile again = residents.find(tricky.id()).orElseThrow();
        assertThat(again.person()).isEqualTo(tricky.person());
        assertThat(again.home().details()).isEqualTo(tricky.home().details());
        assertThat(again.home().id()).isEqualTo(tricky.home().id());
    }

    @Test
    void formulasAreGuardedInTheFile() throws Exception {
        tricky();
        assertThat(exported(RegistryCsv.Head.ENGLISH))
                .startsWith("\ufeffid,version,name,")
                .contains("'=HYPERLINK")
                .contains("'+86 139")
                .doesNotContain(",=HYPERLINK");
    }

    @Test
    void everyGoodLineIsTakenAndEveryOtherToldWithLineColumnAndReason() throws Exception {
        ImportReport report =
                importResidents(
                        HEAD
                                + "r-9001,张桂兰,1938/5/17,新城桥街道,青年路 21 号\r\n"
                                + "r-9002,,1938-05-17,320602-01,\"青年路 22 号,\r\n后门\"\r\n"
                                + "r-9003,李兰,17.5.1938,nowhere,青年路 23 号\r\n"
                                + "r-9001,张桂兰,1938-05-17,320602-01,青年路 24 号\r\n"
                                + "r-9004,王芳,1939年1月2日,320602-01,青年路 25 号,surplus\r\n"
                                + ",赵敏,1940-01-02,320602-01,青年路 26 号\r\n",
                        ImportMode.EACH_LINE);
        assertThat(report.lines()).isEqualTo(6);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.refused())
                .extracting(RegistryCsvIT::place)
                .containsExactly("3 name", "5 bornOn", "5 street", "6 id", "7 whole");
        assertThat(report.refused().get(3).reason().en()).contains("line 2");
        assertThat(residents.find("r-9001").orElseThrow().home().details().street())
                .isEqualTo(District.STREET.code());
    }

    @Test
    void whatIsRefusedIsToldInChineseToo() throws Exception {
        ImportReport report =
                importResidents(
                        """
                        姓名,出生日期,街道,地址,联系人1姓名,联系人1关系,联系人1电话
                        陈兰,,新城桥街道,青年路 21 号,,,
                        李兰,1941-13-08,无名街道,青年路 22 号,,,
                        王芳,1939-01-02,新城桥街道,青年路 23 号,王军,儿子,手机
                        赵敏,1940-01-02,新城桥街道,青年路 24 号,,,,多
                        """,
                        ImportMode.DRY_RUN);
        assertThat(report.refused())
                .extracting(refused -> {
                    Words column = refused.column();
                    return "%d %s %s"
                            .formatted(
                                    refused.line(),
                                    column == null ? "整行" : column.zh(),
                                    refused.reason().zh());
                })
                .containsExactly(
                        "2 出生日期 未填写：请按1940-03-01的格式填写",
                        "3 出生日期 不是有效的日期：请按1940-03-01、1940/3/1或1940年3月1日的格式填写",
                        "3 街道 本区没有这个街道：请填街道代码或名称",
                        "4 联系人1电话 不是电话号码：请填3到20位数字，可带空格或连字符",
                        "5 整行 单元格比表头多：请检查是否有逗号未加引号");
    }

    @Test
    void sameFileAgainChangesNothingAlsoWithoutIds() throws Exception {
        String text =
                HEAD + ",赵敏,1940-01-02,320602-01,青年路 26 号\n,赵敏,1940-01-02,320602-01,青年路 26 号\n";
        ImportReport first = importResidents(text, ImportMode.EACH_LINE);
        assertThat(first.added()).isEqualTo(1);
        assertThat(first.refused()).hasSize(1);
        ImportReport second = importResidents(text, ImportMode.EACH_LINE);
        assertThat(second.added()).isZero();
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(people()).isEqualTo(4);
    }

    @Test
    void columnThatTheFileDoesNotHaveStaysAsItIs() throws Exception {
        ResidentFile before = residents.find("r-0001").orElseThrow();
        ImportReport report =
                importResidents(
                        "id,姓名,出生日期,街道,地址,风险等级\nr-0001,王秀英1,1940-03-02,320602-01,青年路 1 号,低\n",
                        ImportMode.EACH_LINE);
        assertThat(report.changed()).isEqualTo(1);
        ResidentFile after = residents.find("r-0001").orElseThrow();
        assertThat(after.person().risk()).isEqualTo("low");
        assertThat(after.person().contacts()).isEqualTo(before.person().contacts());
        assertThat(after.home().details()).isEqualTo(before.home().details());
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void dryRunAndAFileWithAMistakeChangeNothing() throws Exception {
        String good = HEAD + "r-9001,张桂兰,1938-05-17,320602-01,青年路 21 号\n";
        assertThat(importResidents(good, ImportMode.DRY_RUN))
                .isEqualTo(new ImportReport(false, 1, 1, 0, 0, List.of(), List.of()));
        ImportReport report =
                importResidents(good + "r-9002,,,320602-01,x\n", ImportMode.ALL_OR_NOTHING);
        assertThat(report.isApplied()).isFalse();
        assertThat(report.refused()).isNotEmpty();
        assertThat(people()).isEqualTo(3);
        assertThat(importResidents(good, ImportMode.ALL_OR_NOTHING).isApplied()).isTrue();
        assertThat(people()).isEqualTo(4);
    }

    @Test
    void lineOfAnOlderExportDoesNotUndoWhatSomebodyDidMeanwhile() throws Exception {
        String export = exported(RegistryCsv.Head.ENGLISH);
        ResidentFile file = residents.find("r-0001").orElseThrow();
        residents.change(file.id(), file.version(), tricky().person(), "op-2");
        ImportReport report =
                csv.importResidents(
                        file(export.replace("青年路 2 号", "青年路 20 号")), ImportMode.EACH_LINE, "op-1");
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> assertThat(place(refused)).endsWith(" version"));
        assertThat(residents.find("r-0001").orElseThrow().person().risk()).isEqualTo("medium");
    }

    @Test
    void fileThatCannotBeReadIsRefusedWithWhatToDo() throws Exception {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, (HEAD + ",赵敏,1940-01-02,x,y").getBytes(Charset.forName("GB18030")));
        assertThat(refusal(file)).contains("CSV UTF-8");
        assertThat(refusal(file(""))).contains("empty");
        assertThat(refusal(file("id,name\n1,2\n"))).contains("bornOn, street, address");
        assertThat(refusal(file("id,编号,name\n"))).contains("twice");
        assertThat(importResidents("编号,姓名\n", ImportMode.DRY_RUN).refused())
                .extracting(refused -> refused.reason().zh())
                .containsExactly("表头缺少这些列：出生日期、街道、地址，请补上");
        ImportReport broken =
                importResidents(
                        HEAD
                                + "r-9001,张桂兰,1938-05-17,320602-01,青年路 1 号\n"
                                + "r-9002,\"张桂\"兰,1938-05-17,320602-01,青年路 2 号\n",
                        ImportMode.EACH_LINE);
        assertThat(broken.added()).isEqualTo(1);
        assertThat(broken.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(3));
    }

    @Test
    void semicolonsAndUnknownColumnsOfASpreadsheetAreUnderstood() throws Exception {
        ImportReport report =
                importResidents(
                        "\ufeffid;name;bornOn;street;address;shoe size\nr-9001;张桂兰;1938-05-17;320602-01;青年路 21 号;38\n",
                        ImportMode.EACH_LINE);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.ignoredColumns()).containsExactly("shoe size");
    }

    @Test
    void devicesAreEnteredWithoutARightToConnect() throws Exception {
        ImportReport report =
                csv.importDevices(
                        file(
                                """
                                id,kind,serial,residentId,placeId
                                bed-9001,bed,SN-1,r-0001,
                                bed-9002,bed,SN-1,r-0002,
                                bed-9003,sofa,,nobody,
                                Bed 4,bed,,,
                                watch-01,watch,,,
                                bed-0001,bed,SN-9,r-0001,
                                """),
                        ImportMode.EACH_LINE,
                        "op-1");
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.refused())
                .extracting(RegistryCsvIT::place)
                .containsExactly("3 serial", "4 kind", "4 residentId", "5 id");
        assertThat(devices.find("bed-9001").orElseThrow().stage())
                .isEqualTo(DeviceFile.Stage.ENTERED);
        assertThat(devices.find("watch-01").orElseThrow().placement())
                .isEqualTo(new Placement.InStock());
        assertThat(register.isKnown("bed-0001")).isTrue();
    }

    @Test
    void twentyThousandLinesAreTaken() throws Exception {
        Path file = folder.resolve("many.csv");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEAD);
            for (int number = 1; number <= 20_000; number++) {
                out.write(
                        "m-%05d,张%d,1938-05-17,320602-01,长街 %d 号%n"
                                .formatted(number, number, number));
            }
        }
        assertThat(csv.importResidents(file, ImportMode.EACH_LINE, "op-1").added())
                .isEqualTo(20_000);
        assertThat(csv.importResidents(file, ImportMode.DRY_RUN, "op-1").unchanged())
                .isEqualTo(20_000);
    }

    private static String place(ImportReport.Refused refused) {
        Words column = refused.column();
        return refused.line() + " " + (column == null ? "whole" : column.en());
    }

    private ResidentFile tricky() {
        Person person =
                new Person(
                        "=HYPERLINK(\"x\")",
                        "'n 奶奶, \"兰\"",
                        "female",
                        LocalDate.of(1944, 5, 6),
                        "+86 1390000",
                        null,
                        "walker",
                        List.of("高血压;糖尿病", "a\\b"),
                        List.of(),
                        List.of(
                                new Resident.Contact("陈建国", "son", "13800000001"),
                                new Resident.Contact("@李", "-", "0513-8555")),
                        "medium",
                        "制氧机; 5 L");
        HomeDraft home =
                new HomeDraft(District.STREET.code(), "长街 1 号", "3幢", null, "-4711", "第一行\n第二行");
        Outcome<ResidentFile> outcome =
                residents.create(null, person, new HomeChoice.Fresh(home), "op-1");
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<ResidentFile>) outcome).value();
    }

    private String exported(RegistryCsv.Head head) throws IOException {
        StringWriter out = new StringWriter();
        csv.exportResidents(out, null, head, Reach.WHOLE);
        return out.toString();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", ".csv"), text);
    }

    private ImportReport importResidents(String text, ImportMode mode) throws IOException {
        return csv.importResidents(file(text), mode, "op-1");
    }

    private String refusal(Path file) throws IOException {
        ImportReport report = csv.importResidents(file, ImportMode.EACH_LINE, "op-1");
        assertThat(report.isApplied()).isFalse();
        return report.refused().getFirst().reason().en();
    }

    private int people() {
        return residents.search(ResidentQuery.inCare(null, 100)).items().size();
    }
}
