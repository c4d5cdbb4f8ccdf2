package cn.yinling.hotline;

import cn.yinling.accounts.Accounts;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.cases.OpenCasesFile;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.EarlierDatabase;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Parts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where cases are kept: the database, and the file that knows the open ones without it. */
record CaseStorage(Database database, OpenCasesFile file, CaseWriter writer) {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStorage.class);
    private static final Migrations MIGRATIONS =
            new Migrations("hotline", "classpath:db/hotline").after(Accounts.MIGRATIONS);

    /** Each after those that it refers to. */
    private static final List<String> TABLES =
            List.of("hotline_case", "case_alarm", "case_event", "case_draft", "unreadable_alarm");

    /** Where the hotline had a database to itself, by the configuration that came with it. */
    private static final Path OWN = Path.of("data/hotline/postgres");

    private static final Path OF_THE_DISTRICT = Path.of("data/postgres");

    static CaseStorage start(HotlineConfig config, Clock clock, Parts parts) {
        Database database = parts.add("database", database(config));
        OpenCasesFile file = new OpenCasesFile(config.openCases());
        CaseWriter writer =
                parts.add("writer", new CaseWriter(database, clock, config.zone(), file));
        return new CaseStorage(database, file, writer);
    }

    private static Database database(HotlineConfig config) {
        DatabaseConfig database = config.database();
        DatabaseConfig earlier = config.earlierDatabase();
        if (database.url() == null && database.folder().equals(OWN)) {
            LOG.warn(
                    "database.folder: the hotline shares the gateway's database now, in {}, and"
                            + " takes over its own from {}; name it in earlier-database",
                    OF_THE_DISTRICT,
                    OWN);
            earlier = database;
            database = DatabaseConfig.embedded(OF_THE_DISTRICT);
        }
        return Database.start(
                database,
                MIGRATIONS,
                earlier == null ? null : new EarlierDatabase(earlier, TABLES));
    }
}
