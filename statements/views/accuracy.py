from django.shortcuts import render

from statements.accuracy import Measured


def accuracy(request):
    """How right the machine was, on what people have reviewed."""
    measured = Measured()
    context = {
        "overall": measured.overall(), "by_publisher": measured.by_publisher(), "by_rule": measured.by_rule(),
    }  # fmt: skip
    return render(request, "accuracy.html", context)
