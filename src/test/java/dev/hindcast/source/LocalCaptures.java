package dev.hindcast.source;

/** What programs of Windows print in several languages: German, French, Japanese and Chinese as seen in real captures. */
final class LocalCaptures {

    static final String GERMAN = """
            C:\\WINDOWS\\system32>w32tm /query /status
            Sprungindikator: 0(keine Warnung)
            Stratum: 4 (Sekundärreferenz - synchr. über (S)NTP)
            Präzision: -23 (119.209ns pro Tick)
            Stammverzögerung: 0.0168694s
            """;
    static final String FRENCH = """
            Indicateur de dérive : 0(Aucun avertissement)
            Couche : 3 (Référence secondaire, synchronisée par (S)NTP)
            Précision : -23 (119.209ns par battement)
            Délai de racine : 0.0359817s
            """;
    static final String SPANISH = """
            Demora de raíz: 0.1299577s
            Dispersión de raíz: 0.0801773s
            """;
    static final String POLISH = """
            Data i godzina: 2026-03-02 09:14:11
            Źródło: dc01.corp.example
            Polecenie zostało wykonane pomyślnie.
            """;
    static final String CZECH = """
            Svazek v jednotce C nemá žádnou jmenovku.
            Sériové číslo svazku je E0CA-089E.
            Výpis adresáře C:\\Users\\správce
            Příkaz byl úspěšně dokončen.
            """;
    static final String RUSSIAN = """
             Том в устройстве C не имеет метки.
             Серийный номер тома: FE12-148F
             Содержимое папки C:\\logs
            события
            Её изменяют
            """;
    static final String JAPANESE = """
            閏インジケーター: 0 (警告なし)
            階層: 3 (二次参照 - (S)NTP で同期)
            精度: -23 (ティックごとに 119.209ns)
            ルート遅延: 0.0216253s
            最終正常同期時刻: 2022/01/10 1:45:54
            ソース: 10.30.0.3,8
            """;
    static final String SIMPLIFIED = """
            Leap 指示符: 0(无警告)
            层次: 5 (次引用 - 与(S)NTP 同步)
            精度: -23 (每刻度 119.209ns)
            上次成功同步时间: 2026/9/16 0:22:45
            源: time.windows.com,0x9
            轮询间隔: 10 (1024s)
            """;
    static final String TRADITIONAL = """
            躍進式指示器: 0(沒有警告)
            組織層: 3 (次要參照 - 依 (S)NTP 同步處理)
            根延遲: 0.0037284s
            上次成功同步處理時間: 2023/1/3 下午 23:59:39
            來源: time.windows.com,0x8
            """;

    private LocalCaptures() {}
}
