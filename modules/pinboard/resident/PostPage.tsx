import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Problem } from '#kernel/contract/problem.ts'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Avatar, Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { findPost } from '../contract.ts'
import { postWords } from '../words.ts'

/** One post, as those read it whom it is for. */
export function PostPage() {
  const words = useWords(postWords)
  const formats = useFormats()
  const { postId } = useParams({ strict: false }) as { postId: string }
  const post = useQuery(read(findPost, { params: { postId } }))
  if (post.error instanceof Problem && post.error.status === 404)
    return (
      <Empty title={words.gone}>
        <p>{words.goneHint}</p>
      </Empty>
    )
  if (!post.data)
    return post.error ? <Failed error={post.error} retry={() => void post.refetch()} /> : <Loading />
  const { title, content, author, category, createdAt } = post.data
  return (
    <article className="screen stack">
      <Link to="/news">← {words.back}</Link>
      <h1>{title}</h1>
      <div className="row">
        <Avatar name={author?.username ?? ''} image={author?.profileImage ?? null} size={36} />
        <p>
          <strong>{author?.username ?? words.former}</strong>
          <br />
          <small className="soft">
            {category === 'admin-messages' && `${words.management} · `}
            <time dateTime={createdAt}>{formats.recent(createdAt)}</time>
          </small>
        </p>
      </div>
      <p className="prose">{content}</p>
    </article>
  )
}
