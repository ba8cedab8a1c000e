from django.core.management import call_command

from statements.models import ImportRun


def test_the_report_says_which_encodings_were_found(db, tmp_path, capsys):
    text = "قال الوزير إن الميناء مفتوح أمام السفن كلها وإن الطريق إليه آمن."
    for encoding in ("utf-8", "utf-16", "windows-1256"):
        (tmp_path / f"{encoding}.txt").write_bytes(f"{encoding} {text}".encode(encoding))
    call_command("import_articles", tmp_path)
    report = capsys.readouterr().out
    assert [line.split() for line in report.splitlines()[-3:]] == [
        ["in", "utf-16", "1"],
        ["in", "utf-8", "1"],
        ["in", "windows-1256", "1"],
    ]
    assert ImportRun.objects.get().encodings == {"utf-8": 1, "utf-16": 1, "windows-1256": 1}


def test_a_run_keeps_how_its_input_was_read(db, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text('{"content": "خبر"}')
    call_command("import_articles", file, format="jsonl", map=["text=content"], verbosity=0)
    run = ImportRun.objects.get()
    assert (run.format, run.mapping, run.status) == ("jsonl", {"body": "content"}, "finished")
