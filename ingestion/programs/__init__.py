"""What each kind of unit does, in the order a donation passes through them."""

from donations.runner import Program
from ingestion import flow
from ingestion.programs import (
    bare,
    check,
    compact,
    giving_up,
    guess,
    ocr,
    opinion,
    plan,
    preview,
    profile,
    read,
    reread,
    sample,
    settle,
    survey,
    unpack,
)

PROGRAMS: dict[str, Program] = {
    # while it is still a draft
    "preview": Program(preview.run, preview.give_up),
    # what it says
    "plan": Program(plan.run, giving_up.step, after=flow.after),
    "survey": Program(survey.run, giving_up.reading, after=flow.after),
    "read": Program(read.run, giving_up.reading, read.split, after=flow.after),
    "reread": Program(reread.run, giving_up.reading, reread.split, after=flow.after),
    "ocr": Program(ocr.run, giving_up.pictures, after=flow.after),
    "settle": Program(settle.run, giving_up.step, after=flow.after),
    "compact": Program(compact.run, giving_up.step, after=flow.after),
    # its pictures and sounds
    "unpack": Program(unpack.run, giving_up.media, after=flow.after),
    "bare": Program(bare.run, giving_up.media, after=flow.after),
    "guess": Program(guess.run, giving_up.guess, after=flow.after),
    # what people look at who decide
    "profile": Program(profile.run, giving_up.step, after=flow.after),
    "sample": Program(sample.run, giving_up.step, after=flow.after),
    "check": Program(check.run, giving_up.checking, after=flow.after),
    # where somebody asks for it
    "opinion": Program(opinion.run, opinion.give_up),
}
