/**
 * A file dropped anywhere in the window. The page gets its path; only the service reads it.
 */
import { useEffect, useState } from 'react'

/** @returns whether a file is held over the window right now */
export function useListDrop(onPath: (path: string) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      // Left the window, not only one element for another.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      const path = file === undefined ? '' : window.bluelift.pathOfFile(file)
      if (path !== '') onPath(path)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [onPath])
  return over
}
