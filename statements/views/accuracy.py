from django.shortcuts import render

from statements.accuracy import by_publisher, by_rule, overall


def accuracy(request):
    """How right the machine was, on what people have reviewed."""
    context = {"overall": overall(), "by_publisher": by_publisher(), "by_rule": by_rule()}
    return render(request, "accuracy.html", context)
